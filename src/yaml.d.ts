/** What importing a YAML file gives: the parsed document and the SHA-256 of its text with LF line ends (see tools/yaml.cjs). */
declare module '*.yaml' {
  const file: { readonly data: unknown; readonly sha256: string };
  export default file;
}
