/**
 * The catalogue behind the screen: what finds an item, what is read from a file with the official text, and what a search marks in it.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { strToU8, zipSync } from 'fflate';
import { hashText } from '../../src/core/hash';
import type { Policy } from '../../src/policy/model';
import { loadShipped } from '../../src/run/policies';
import { entriesOf, matching, NO_FILTER, type Entry, type Filter } from '../../src/taskpane/catalogue/entries';
import { paragraphsOf } from '../../src/taskpane/catalogue/highlight';
import { readSourceFile } from '../../src/taskpane/catalogue/source-file';

let policy: Policy;
let entries: readonly Entry[];
beforeAll(async () => {
  const loaded = await loadShipped('shaoxing-4151-2025');
  if (!loaded.ok) throw new Error('the policy does not load');
  policy = loaded.value;
  entries = entriesOf(policy);
});

const found = (filter: Partial<Filter>): readonly string[] =>
  matching(entries, { ...NO_FILTER, ...filter }).map(({ item }) => item.id);

describe('finding items', () => {
  test('without a filter every item is there, in the order of the document', () =>
    expect(found({})).toEqual(policy.items.map(({ id }) => id)));

  test.each([
    ['its title', '设备投入奖励'],
    ['its English title, in any case', 'EQUIPMENT'],
    ['its id', '8-equipment'],
    ['a figure, in full-width digits', '１５００万元'],
    ['an input', '当年设备投资额'],
    ['several words, all of which must be there', '制造业 6%  4个百分点'],
  ])('%s finds it', (_, query) => expect(found({ query })).toContain('8-equipment'));

  test('a word that is nowhere finds nothing', () => expect(found({ query: '设备 没有这样的词' })).toEqual([]));

  test('each choice narrows, and they narrow together', () => {
    for (const filter of [
      { article: '(八)' },
      { subject: '园区' },
      { money: 'none' },
      { money: 'ceiling' },
      { money: 'open' },
      { kind: 'rate' },
    ] as const) {
      const ids = found(filter);
      expect(ids.length).toBeGreaterThan(0);
      expect(ids.length).toBeLessThan(entries.length);
    }
    expect(found({ article: '(八)', money: 'exact' })).toContain('8-equipment');
    expect(found({ article: '(八)', subject: '园区' })).toEqual([]);
  });

  test('a range takes items that print an amount in it, ends included', () => {
    expect(found({ from: '1500', to: '1,500万元' })).toContain('8-equipment');
    expect(found({ from: '1500.01', to: '1501' })).not.toContain('8-equipment');
    expect(found({ from: '很多' })).toEqual(found({}));
  });
});

describe('the official text from a file', () => {
  const TEXT = '一、示例\n（八） 设备。投资额 300 万元以上，按6%奖励。\n（九）开工。每天1万元。\n';
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const read = (name: string, content: Uint8Array, of: Policy = policy) => {
    const result = readSourceFile(of, name, content);
    return result.ok ? result.value : result.problems.map(({ code }) => code);
  };
  const bodyOf = (name: string, content: Uint8Array): string | undefined => {
    const source = read(name, content);
    if (!('articles' in source)) return undefined;
    const span = source.articles.get('(八)');
    return span && source.text.slice(span.from, span.to).trim();
  };
  const BODY = '设备。投资额 300 万元以上，按6%奖励。';

  test('is recognised by its digest, and told apart by a single letter', () => {
    const known = { ...policy, source: { ...policy.source, sha256: hashText(TEXT) } };
    expect(read('t.txt', bytes(TEXT), known)).toMatchObject({ recorded: true });
    expect(read('t.txt', bytes(TEXT.replaceAll('\n', '\r\n')), known)).toMatchObject({ recorded: true });
    expect(read('t.txt', bytes(TEXT.replace('6%', '7%')), known)).toMatchObject({ recorded: false });
  });

  test('says which articles it lacks', () => {
    const source = read('t.txt', bytes(TEXT));
    if (!('missing' in source)) throw new Error('refused');
    expect(source.missing).not.toContain('(八)');
    expect(source.missing).toContain('(十)');
  });

  test('text, page and Word document give the same article', () => {
    const paragraphs = TEXT.trim().split('\n');
    const html = `<html><body><script>var x = "（八）坏"</script>${paragraphs.map((line) => `<p>${line}</p>`).join('\n')}</body></html>`;
    const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs
      .map(
        (line) =>
          `<w:p><w:pPr/><w:r><w:t>${line.slice(0, 5)}</w:t></w:r><w:r><w:t xml:space="preserve">${line.slice(5)}</w:t></w:r></w:p>`,
      )
      .join('')}</w:body></w:document>`;
    expect(bodyOf('t.txt', bytes(TEXT))).toBe(BODY);
    expect(bodyOf('t.html', bytes(html))).toBe(BODY);
    expect(bodyOf('t.docx', zipSync({ 'word/document.xml': strToU8(xml) }))).toBe(BODY);
  });

  test('what is no text is refused with its reason', () => {
    expect(read('t.pdf', bytes(TEXT))).toEqual(['source-kind']);
    expect(read('t.docx', bytes('no zip'))).toEqual(['source-unreadable']);
    expect(read('t.docx', zipSync({ 'other.xml': strToU8('<a/>') }))).toEqual(['source-unreadable']);
    expect(read('t.txt', new Uint8Array([0x50, 0x4b, 0, 0]))).toEqual(['source-unreadable']);
    expect(read('t.txt', bytes(' \n'))).toEqual(['source-empty']);
  });

  test('figures and words that were searched are marked, spaces between letters or not', () => {
    const source = read('t.txt', bytes(TEXT));
    if (!('figures' in source)) throw new Error('refused');
    const all = paragraphsOf(TEXT, { from: 0, to: TEXT.length }, source.figures, '300万元以上');
    const marked = (look: string) => all.flatMap(({ runs }) => runs.filter((run) => run.look === look).map(({ text }) => text));
    expect(marked('found')).toEqual(['300 万元以上']);
    expect(marked('figure')).toEqual(['6%', '1万元']);
    expect(all.map(({ hits }) => hits)).toEqual([0, 1, 0]);
    expect(all.map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual(TEXT.trim().split('\n'));
  });
});
