/** The manifest's own check: the manifest passes; each of many ways to break it is caught, with a message that says what would be right. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TOP = join(__dirname, '../..');
const manifest = readFileSync(join(TOP, 'manifest.xml'), 'utf8');

/** What is replaced by what, and a part of the message that must come. */
const BROKEN: readonly (readonly [what: string, from: string | RegExp, to: string, message: string])[] = [
  ['no XML', '</OfficeApp>', '', 'no well-formed XML'],
  ['a mail add-in', 'xsi:type="TaskPaneApp"', 'xsi:type="MailApp"', 'xsi:type is "MailApp"; it must be TaskPaneApp'],
  ['an id that is no GUID', /<Id>.*<\/Id>/, '<Id>cesuan</Id>', 'Id is "cesuan"; it must be a GUID'],
  ['a version with a word', /<Version>.*<\/Version>/, '<Version>1.0-beta</Version>', 'Version is "1.0-beta"'],
  ['no provider', /<ProviderName>.*<\/ProviderName>/, '', 'OfficeApp lacks ProviderName'],
  [
    'a wrong order',
    /( *<IconUrl.*\/>\n)( *<HighResolutionIconUrl.*\/>\n)/,
    '$2$1',
    'IconUrl must stand before HighResolutionIconUrl',
  ],
  ['an element twice', /(<Permissions>.*<\/Permissions>)/, '$1$1', 'Permissions stands twice'],
  ['an unknown element', '<Permissions>', '<Runtimes/><Permissions>', 'Runtimes is not known in OfficeApp'],
  ['an unknown permission', 'ReadWriteDocument<', 'ReadWriteEverything<', 'Permissions is "ReadWriteEverything"'],
  ['an unknown host', 'Host Name="Workbook"', 'Host Name="Excel"', 'its name is Workbook'],
  ['a host of the ribbon that is not Excel', 'Host xsi:type="Workbook"', 'Host xsi:type="Document"', `ribbon's host is Document`],
  ['a bare language', '<DefaultLocale>zh-CN', '<DefaultLocale>zh', 'DefaultLocale is "zh"'],
  ['a bare language in an override', 'Locale="en-US"', 'Locale="en"', '"en" is no full language tag'],
  ['an override of the default', 'Locale="en-US"', 'Locale="zh-CN"', 'which is the default already'],
  [
    'a text without English',
    /(<bt:String id="Run.Label" DefaultValue="测算">)\s*<bt:Override.*\/>/,
    '$1',
    'Run.Label has no text for en-US',
  ],
  [
    'a name that is too long',
    'DisplayName DefaultValue="策算"',
    `DisplayName DefaultValue="${'策'.repeat(126)}"`,
    'DisplayName has 126 characters; at most 125',
  ],
  ['a label that is too long', 'Value="Compute"', `Value="${'x'.repeat(126)}"`, 'String has 126 characters; at most 125'],
  ['a description that is too long', /(id="Run.Description" DefaultValue=")/, `$1${'长'.repeat(250)}`, 'characters; at most 250'],
  [
    'a label that is nowhere',
    'Label resid="Run.Label"',
    'Label resid="Run.Lable"',
    'Label names "Run.Lable", which is not among the ShortStrings',
  ],
  ['a label in the wrong list', 'Label resid="Run.Label"', 'Label resid="Run.Description"', 'not among the ShortStrings'],
  [
    'a resource that nothing uses',
    '<bt:Urls>',
    '<bt:Urls><bt:Url id="Old.Url" DefaultValue="https://localhost:3000/help.html"/>',
    'Old.Url is used nowhere',
  ],
  ['a resource defined twice', /(<bt:Url id="Help.Url".*\/>)/, '$1$1', 'Help.Url is defined twice'],
  ['an id that is too long', 'id="Cesuan.Group"', 'id="Cesuan.Group.With.A.Very.Long.Name"', 'an id has at most 32'],
  ['two buttons of one id', 'id="Cesuan.Help"', 'id="Cesuan.Run"', 'the id Cesuan.Run stands twice'],
  ['an icon without its large size', /<bt:Image size="80" resid="Icon.80"\/>/, '', 'the icon lacks its size 80'],
  ['a size that icons do not have', 'size="20"', 'size="21"', '21 is no size of a ribbon icon'],
  ['a picture of another size', /icon-16\.png/, 'icon-20.png', 'icon-20.png is 20×20; it must be 16×16'],
  [
    'a small picture for high resolution',
    'icon-64.png"/>\n  <Support',
    'icon-48.png"/>\n  <Support',
    'icon-48.png is 48×48; it must be 64×64',
  ],
  ['a picture that is not there', 'assets/icons/help-24.png', 'assets/icons/helm-24.png', 'there is no assets/icons/helm-24.png'],
  [
    'an address without encryption',
    'https://localhost:3000/assets/icons/icon-32.png',
    'http://localhost:3000/assets/icons/icon-32.png',
    'must be an address that begins with https://',
  ],
  ['a page that is not there', '/help.html"/>\n  <Hosts>', '/hilfe.html"/>\n  <Hosts>', 'there is no hilfe.html'],
  [
    'another server',
    'SupportUrl DefaultValue="https://localhost:3000/',
    'SupportUrl DefaultValue="https://example.com/',
    'is not under https://localhost:3000/',
  ],
  ['a button without an action', /<Action xsi:type="ShowTaskpane">[\s\S]*?<\/Action>/, '', 'Control lacks Action'],
  ['a button that calls a function', 'xsi:type="ShowTaskpane"', 'xsi:type="ExecuteFunction"', 'it must be ShowTaskpane'],
  ['a picture in the wrong namespace', '<bt:Image size="16"', '<Image size="16"', 'Image must be in the namespace'],
];

/** Runs the check as `npm run validate` does; what it says comes back by file. */
function validate(files: readonly string[]): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(TOP, 'tools/validate-manifest.mjs'), ...files], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

describe('the manifest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string): string => {
    const file = join(folder, `${name}.xml`);
    writeFileSync(file, text);
    return file;
  };

  test('is valid', () => {
    expect(validate([join(TOP, 'manifest.xml')])).toEqual({ status: 0, said: `${join(TOP, 'manifest.xml')}: valid\n` });
  });

  const files = BROKEN.map(([, from, to], index) => write(String(index), manifest.replace(from, to)));
  const lines = validate(files).said.split('\n');

  test.each(BROKEN.map(([what, , , message], index) => ({ what, message, index })))(
    'is refused with $what',
    ({ message, index }) => {
      expect(readFileSync(files[index] ?? '', 'utf8')).not.toBe(manifest);
      const said = lines.filter((line) => line.startsWith(`${files[index]}:`));
      expect(said.join('\n')).toContain(message);
      expect(said[0]).toMatch(/\.xml:\d+: /);
    },
  );

  test('that is broken makes the command fail', () => {
    expect(validate(files.slice(0, 1)).status).toBe(1);
  });
});
