/** A dependency's script comes in; the same script without its fallback `Function("return this")()`, which every browser of ours can do without and the content security policy forbids, goes out. */
module.exports = (source) => source.replace(/Function\((["'])return this\1\)\(\)/g, 'globalThis');
