/** English words whose classes owabi knows better than its lexicon: function words, and words younger than the lexicon. */

const TABLE: readonly string[] = [
  'SCONJ: because cos cuz although though unless whereas whether whilst if lest until till',
  'SCONJ NOUN: while',
  'PRON: i you he she it we they me him us them who whom whose what which myself yourself himself herself itself ourselves',
  'PRON: yourselves themselves themself oneself everyone everybody everything someone somebody something anyone anybody',
  'PRON: anything nobody nothing none whoever whatever whichever my your our their its his her ours yours theirs hers mine there',
  'ADV: when where why how never ever also too just only even still already again soon often always here however then so well',
  'ADV: therefore moreover furthermore meanwhile otherwise instead perhaps maybe online offline upfront overnight onwards anymore',
  'ADV: afterwards afterward forward forwards straight almost rather quite ago away together apart later once',
  'DET: the a an every each all some any both no another either neither',
  'ADJ: best worst many much few several such same other own next wrong main serial sorry unable apologetic unaffected ill third-party',
  'ADJ: long-standing real-time end-to-end day-to-day up-to-date dear',
  'AUX: be am is are was were been being will would shall should could must may might can ca wo sha',
  'CCONJ: and or but nor plus minus',
  'INTJ: please wow sigh ugh hi hello hey yes yeah ok okay oh',
  'ADP: of from with into onto upon at via per amid despite during throughout towards toward regarding without within between',
  'ADP: for against among amongst beyond under above below behind beside besides until in on off out up down over through by',
  'NOUN: today tomorrow yesterday tonight morning evening afternoon mum mums dad patient patients course part way plenty hour hours',
  'NOUN: downtime uptime outage outages timeline timelines backup backups rollback rollbacks failover signup signups login logins',
  'NOUN: postmortem postmortems webpage webpages website websites smartphone smartphones app apps helpdesk inbox inboxes datacentre',
  'NOUN: datacenter datacenters firmware malware ransomware phishing username usernames passcode passcodes hotfix hotfixes',
  'NOUN: workaround workarounds chatbot chatbots wifi wi-fi dashboard dashboards webhook webhooks endpoint endpoints microservice',
  'NOUN: microservices livestream timestamp timestamps voicemail voicemails changelog stakeholder stakeholders onboarding',
  'NOUN: cybersecurity emails thanks goodwill apology apologies',
  'NOUN VERB: email e-mail upload download reboot',
  'NOUN: people dozen dozens',
  'VERB: see sees seen ask asks tell tells let go goes come comes make makes say says keep keeps know knows mean take takes think thinks give gives get gets',
  'VERB NOUN: need needs',
  'VERB: redeploy redeployed redeploying rebooted rebooting uploaded uploading downloaded downloading emailed emailing texted texting',
  'VERB: whitelist whitelisted reimage onboarded migrated migrating rebook rebooked rebooking gonna gotta wanna needed',
];

/** Lower-case word → its classes, the likeliest first. */
export const OWN_WORDS: ReadonlyMap<string, readonly string[]> = (() => {
  const words = new Map<string, readonly string[]>();
  for (const line of TABLE) {
    const [classes = '', members = ''] = line.split(': ');
    for (const word of members.split(' ')) words.set(word, classes.split(' '));
  }
  return words;
})();

/** Words that stand before a noun and say whose it is. */
export const POSSESSIVE: ReadonlySet<string> = new Set('my your our their its his her whose'.split(' '));
/** Pronouns that are a subject: a verb follows. */
export const SUBJECT: ReadonlySet<string> = new Set(
  'i you he she it we they who everyone everybody someone somebody anyone nobody nothing everything something there'.split(
    ' ',
  ),
);
export const BE: ReadonlySet<string> = new Set("be am is are was were been being 's 're 'm".split(' '));
export const HAVE: ReadonlySet<string> = new Set("have has had having 've".split(' '));
