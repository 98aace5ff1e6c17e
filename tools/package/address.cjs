/** Where the pages will be served: an address as somebody typed it comes in; without a slash at the end it goes out, or why it cannot be served from there. */

class AddressError extends Error {}

/** Letters and figures of any language, and the signs that mean nothing to the configuration of a server, to a shell or to XML. */
const PATH = /^(?:\/[\p{L}\p{M}\p{N}._~-]+)*\/*$/u;
const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])$/;

/** The path as a server compares it, without a slash at the end; undefined where it is not written as it must be. @param {URL} url */
function decodedPath({ pathname }) {
  try {
    // An escaped slash would be one between folders after decoding.
    return /%2f/i.test(pathname) ? undefined : decodeURIComponent(pathname).replace(/\/+$/, '');
  } catch {
    return undefined;
  }
}

/** @param {string} given @param {string} name how the one who gave it calls it */
function address(given, name) {
  const refuse = (zh, en) => {
    throw new AddressError(`${name} ${zh} / ${name} ${en}`);
  };
  if (/^https:/i.test(given) && !URL.canParse(given)) refuse(`“${given}”不是正确的地址。`, `is “${given}”, which is no address.`);
  if (!URL.canParse(given) || new URL(given).protocol !== 'https:')
    refuse(`“${given}”须为 https:// 地址。`, `must be an https:// address, not “${given}”.`);
  const url = new URL(given);
  // The address goes into every manifest and guide: what is secret must not. For the same reason it is not repeated here.
  if (url.username || url.password) refuse('不能带用户名或密码。', 'must have no user name or password.');
  if (/[?#]/.test(given)) refuse('不能带 ? 或 #。', 'must have no ? or #.');
  if (!HOST.test(url.hostname))
    refuse(`的主机名“${url.hostname}”无法使用。`, `has the host name “${url.hostname}”, which cannot be used.`);
  const path = decodedPath(url);
  if (path === undefined || !PATH.test(path))
    refuse(
      `的路径“${url.pathname}”只能由文字、数字和 . _ ~ - 组成，各级以一个 / 隔开。`,
      `has the path “${url.pathname}”; only letters, figures and . _ ~ - can be used, one / between folders.`,
    );
  return url.href.replace(/\/+$/, '');
}

module.exports = { AddressError, address, decodedPath };
