/** The package as one file: its files by path come in, the bytes of the zip go out. */
const { zipSync } = require('fflate');

/** Unix: the unzip of Linux garbles a Chinese name in a zip that calls itself MS-DOS's, though the name says that it is UTF-8. */
const UNIX = 3;
/** A file that its owner can write and everybody, the web server too, can read. */
const READABLE = (0o100644 << 16) >>> 0;

/**
 * The time of the files is that of the package: a web server tells from time and size whether a page that a browser has is still the right one,
 * and two builds of a page mostly have one size.
 * @param {Record<string, Uint8Array>} files @param {Date} [at]
 */
const zipped = (files, at = new Date()) => zipSync(files, { level: 9, os: UNIX, attrs: READABLE, mtime: at });

module.exports = { zipped };
