/** The icons: which drawing each size comes from. Small sizes have drawings of their own whose edges lie on whole pixels. */
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];

/** name → size → SVG in assets/icons/source */
const ICONS = {
  icon: { 16: 'icon-16', 20: 'icon-20', 24: 'icon-24', 40: 'icon-20', other: 'icon' },
  explain: { 16: 'explain-16', 20: 'explain-20', 24: 'explain-24', 40: 'explain-20', other: 'explain' },
  audit: { 16: 'audit-16', 20: 'audit-20', 24: 'audit-24', 40: 'audit-20', other: 'audit' },
  help: { 16: 'help-16', 20: 'help-20', 24: 'help-24', 40: 'help-20', other: 'help' },
};

/** @returns {{ file: string, source: string, size: number }[]} paths from the repository's top */
const iconFiles = () =>
  Object.entries(ICONS).flatMap(([name, sources]) =>
    SIZES.map((size) => ({
      file: `assets/icons/${name}-${size}.png`,
      source: `assets/icons/source/${sources[size] ?? sources.other}.svg`,
      size,
    })),
  );

module.exports = { SIZES, iconFiles };
