/** Forms of single values: a text comes in, what is wrong with it goes out, to be read after the value's name; undefined where nothing is. */

/** @typedef {(text: string) => string | undefined} Form */

const URL_LENGTH = 2048;
const ID_LENGTH = 32;

/** @param {(text: string) => boolean} right @param {string} what what would be right @returns {Form} */
const form = (right, what) => (text) => (right(text) ? undefined : `is "${text}"; it must be ${what}`);

/** @param {...string} allowed @returns {Form} */
export const only = (...allowed) =>
  form((text) => allowed.includes(text), allowed.length === 1 ? allowed[0] : `one of ${allowed.join(', ')}`);

/** @param {number} longest in characters @returns {Form} */
export const upTo = (longest) => (text) => {
  if (text.trim() === '') return 'is empty';
  const { length } = [...text];
  return length > longest ? `has ${length} characters; at most ${longest} are allowed` : undefined;
};

export const ID = upTo(ID_LENGTH);
export const GUID = form(
  (text) => /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text),
  'a GUID, as 0f8fad5b-d9cb-469f-a165-70867728950e',
);
export const VERSION = form(
  (text) => /^\d{1,5}(\.\d{1,5}){1,3}$/.test(text),
  'two to four numbers of at most five digits, as 1.0.0.0',
);

/** Letters that an address may have without an escape; no folder without a name. */
const WRITTEN = /^https:\/\/(?!.*\/\/)[-\w.~:/?#[\]!$&'()*+,;=%]+$/;

/** @type {Form} */
export const address = (text) => {
  if (text.length > URL_LENGTH) return `has ${text.length} characters; at most ${URL_LENGTH} are allowed`;
  return WRITTEN.test(text) && URL.canParse(text) && !/%(?![0-9A-Fa-f]{2})/.test(text)
    ? undefined
    : `is "${text}"; it must be an address that begins with https://, without a name or password, with single slashes, other letters written as %XX`;
};
