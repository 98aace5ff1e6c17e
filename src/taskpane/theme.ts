/** The look of the pane: light or dark as the host or the system asks, in the product's teal. High contrast is the system's own (forced colours). */
import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

const TEAL: BrandVariants = {
  10: '#021110',
  20: '#03201e',
  30: '#042c2a',
  40: '#063b38',
  50: '#074946',
  60: '#095b57',
  70: '#0a6c67',
  80: '#0b7a75',
  90: '#16948e',
  100: '#1fa8a2',
  110: '#2bbfb8',
  120: '#40cec7',
  130: '#60d3cd',
  140: '#85d8d4',
  150: '#adeae6',
  160: '#d6f3f1',
};

const FONTS =
  "'Segoe UI', 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif";

const LIGHT: Theme = { ...createLightTheme(TEAL), fontFamilyBase: FONTS };
// The middle of the ramp is too dark for words on a dark ground.
const DARK: Theme = {
  ...createDarkTheme(TEAL),
  fontFamilyBase: FONTS,
  colorBrandForeground1: TEAL[120],
  colorBrandForeground2: TEAL[130],
  colorCompoundBrandForeground1: TEAL[120],
};

const QUERY = '(prefers-color-scheme: dark)';

const watch = (changed: () => void): (() => void) => {
  if (typeof matchMedia === 'undefined') return () => undefined;
  const media = matchMedia(QUERY);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
};

const systemIsDark = (): boolean => typeof matchMedia !== 'undefined' && matchMedia(QUERY).matches;

/** Whether the system asks for a dark screen. */
export const useIsDark = (): boolean => useSyncExternalStore(watch, systemIsDark);

/** `dark`: what the host says; undefined where it says nothing and the system decides. */
export const useTheme = (dark: boolean | undefined): Theme => {
  const system = useIsDark();
  return (dark ?? system) ? DARK : LIGHT;
};

/** Whether a colour (`#rrggbb`, `rrggbb`) is dark enough to want light words on it. */
export const isDark = (colour: string): boolean => {
  const m = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!m) return false;
  const [red, green, blue] = [m[1], m[2], m[3]].map((part) => Number.parseInt(part ?? '0', 16)) as [number, number, number];
  return red * 299 + green * 587 + blue * 114 < 128_000;
};
