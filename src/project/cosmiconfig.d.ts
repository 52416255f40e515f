/** The part of cosmiconfig that we use; the package publishes no types for it. */
declare module 'cosmiconfig/dist/ExplorerSync.js' {
  export class ExplorerSync {
    constructor(options: {
      readonly moduleName: string;
      readonly packageProp: readonly string[];
      readonly searchPlaces: readonly string[];
      readonly loaders: Readonly<Record<string, (path: string, text: string) => unknown>>;
      readonly transform: (result: unknown) => unknown;
      readonly ignoreEmptySearchPlaces: boolean;
      readonly searchStrategy: 'none';
      readonly cache: boolean;
      readonly metaConfigFilePath: null;
      readonly mergeImportArrays: boolean;
      readonly mergeSearchPlaces: boolean;
      readonly applyPackagePropertyPathToConfiguration: boolean;
    });
    /** Reads one file, whatever its name; throws what the disk or the loader throws. */
    load(path: string): { readonly config: unknown; readonly isEmpty?: boolean } | null;
  }
}
