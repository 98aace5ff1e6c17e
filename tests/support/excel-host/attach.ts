/**
 * Joins a host to the client library that the page has loaded (excel-web-16.00*.js as a plain script): afterwards `Excel.run` works.
 * Stands in for what the loader office.js would have prepared. May be called again with another host.
 */
import type { ExcelHost } from './host';
import { supports } from './profile';

interface LibraryGlobals {
  OSF: { _OfficeAppFactory: unknown };
  OfficeExtension: { HostBridge: { init(bridge: unknown): void }; Utility: { _synchronousCleanup?: boolean } };
  Office?: { onReady?: unknown };
}

export const attach = (page: unknown, host: ExcelHost, language = 'zh-CN'): void => {
  const { OSF, OfficeExtension } = page as LibraryGlobals;
  const { profile } = host;
  const context = {
    requirements: { isSetSupported: (name: string, version?: string) => supports(profile, name, version) },
    diagnostics: { host: 'Excel', platform: profile.platform, version: profile.version },
    platform: profile.platform,
    host: 'Excel',
    displayLanguage: language,
    contentLanguage: language,
    document: { url: 'host.xlsx' },
  };
  OSF._OfficeAppFactory = {
    getContext: () => context,
    getHostInfo: () => ({ hostType: 'excel', hostPlatform: 'web', isDialog: false }),
  };
  OfficeExtension.HostBridge.init(host.bridge);
  OfficeExtension.Utility._synchronousCleanup = true;
};
