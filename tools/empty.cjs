/** Stands for pictures and style sheets in unit tests: nothing comes in, an empty string goes out. */
module.exports = '';
