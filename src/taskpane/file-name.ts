/** The name of a file from its address, as the host gives it: an https address with escapes, or a path. */
export const fileNameOf = (address: string): string => {
  const name =
    address
      .replace(/[?#].*$/, '')
      .split(/[\\/]/)
      .pop() ?? '';
  if (!/^https?:/i.test(address)) return address.split(/[\\/]/).pop() ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    // A name with a percent sign that escapes nothing.
    return name;
  }
};
