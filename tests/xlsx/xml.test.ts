import fc from 'fast-check';
import { parseNumber } from '../../src/xlsx/sheet/number';
import { runsText, valueText } from '../../src/xlsx/xml/runs';
import { appendTo, applySplices, insertAt, removeNode, setAttribute } from '../../src/xlsx/xml/splice';
import { cellText, escapeAttribute, fromXString, toXString, unescapeXml } from '../../src/xlsx/xml/text';
import { attribute, attributeNs, BadXml, child, parseXml, textOf, walk } from '../../src/xlsx/xml/tree';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const nasty = fc.oneof(
  anyText,
  fc.constantFrom(
    '_x000D_',
    '_x005F_x000D_',
    'a_x0041_',
    '_',
    '_x',
    ' 前后 ',
    '\n',
    '\t',
    ']]>',
    '<b>&amp;',
    '\u0000',
    '\ud800',
    '\ufffe',
    '\'"',
    '1\r\n2',
  ),
);

describe('text', () => {
  test('any text goes through a cell and comes back', () => {
    fc.assert(
      fc.property(
        fc.array(nasty, { maxLength: 4 }).map((a) => a.join('')),
        (text) => {
          const xml = `<t xml:space="preserve">${cellText(text)}</t>`;
          expect(runsText(xml)).toBe(text);
          // It is well-formed XML, whatever was in it.
          expect(parseXml(xml).name).toBe('t');
          // And valid UTF-8 when encoded.
          expect(new TextDecoder('utf-8', { fatal: true }).decode(new TextEncoder().encode(xml))).toBe(xml);
        },
      ),
    );
  });

  test('any text goes through an attribute', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~\u4e00-\u9fff\n\t]{0,30}$/), (text) =>
        expect(attribute(parseXml(`<a b="${escapeAttribute(text)}"/>`), 'b')).toBe(text),
      ),
    );
  });

  test('escapes of spreadsheets', () => {
    expect(toXString('a\u0001_x0041_\r')).toBe('a_x0001__x005F_x0041__x000D_');
    expect(fromXString('a_x000D__x000A_b_x5F_')).toBe('a\r\nb_x5F_');
    expect(unescapeXml('&#20225;&#x4e1a;&lt;&unknown;&#x110000;')).toBe('企业<&unknown;&#x110000;');
  });

  test('rich runs are joined, readings are not part of the text', () => {
    expect(runsText('<t>plain</t>')).toBe('plain');
    expect(
      runsText(
        '<r><rPr><b/></rPr><t xml:space="preserve">绍兴 </t></r><r><t>机械</t></r><rPh sb="0" eb="2"><t>シャオ</t></rPh><phoneticPr fontId="1"/>',
      ),
    ).toBe('绍兴 机械');
    expect(runsText('<t/>')).toBe('');
    expect(runsText('<t xml:space="preserve"></t><rPh sb="0" eb="1"><t>x</t></rPh>')).toBe('');
    expect(valueText('<![CDATA[a<b&c]]>')).toBe('a<b&c');
    expect(runsText('<t>a\r\nb</t>')).toBe('a\nb');
  });
});

describe('number', () => {
  const parse = (text: string): number => parseNumber(new TextEncoder().encode(text), 0, new TextEncoder().encode(text).length);

  test('is exactly what Number gives', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ noNaN: true }),
          fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((x) => Math.round(x * 100) / 100),
          fc.maxSafeInteger(),
        ),
        (x) => expect(parse(String(x))).toBe(Number(String(x))),
      ),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.stringMatching(/^-?\d{1,22}(\.\d{0,25})?([eE][+-]?\d{1,2})?$/), (text) =>
        expect(parse(text)).toBe(Number(text)),
      ),
      { numRuns: 3000 },
    );
  });

  test.each(['', ' ', '-', '.', '1.2.3', 'abc', '1,000'])('"%s" is none', (text) => expect(parse(text)).toBeNaN());

  test('spaces around it do not matter', () => expect(parse(' 12.5\n')).toBe(12.5));
});

describe('tree', () => {
  const source = `<?xml version="1.0"?><!-- <x> --><a xmlns="urn:m" xmlns:r="urn:r"><b r:id="7" id='8'/><c><![CDATA[<d>]]>e&amp;<f>g</f></c></a>`;

  test('resolves namespaces and knows positions', () => {
    const root = parseXml(source);
    const b = child(root, 'b');
    if (!b) throw new Error('b');
    expect([b.ns, attribute(b, 'id'), attributeNs(b, 'id', 'urn:r')]).toEqual(['urn:m', '8', '7']);
    expect(source.slice(b.start, b.end)).toBe(`<b r:id="7" id='8'/>`);
    const c = child(root, 'c');
    expect(c && textOf(source, c)).toBe('<d>e&g');
    expect([...walk(root)].map((n) => n.local)).toEqual(['a', 'b', 'c', 'f']);
  });

  test.each([
    '',
    'text',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a b=c/>',
    '<a b="<"/>',
    '<!DOCTYPE a [<!ENTITY x "y">]><a/>',
    '<a',
    '<a><b</a>',
  ])('%s is refused', (bad) => {
    expect(() => parseXml(bad)).toThrow(BadXml);
  });

  test('splices change just their places', () => {
    const root = parseXml(source);
    const b = child(root, 'b');
    if (!b) throw new Error('b');
    expect(applySplices(source, [])).toBe(source);
    expect(applySplices(source, [appendTo(source, b, '<z/>')])).toContain(`<b r:id="7" id='8'><z/></b><c>`);
    expect(applySplices(source, [removeNode(b), insertAt(root.openEnd, '<n/>')])).toContain('xmlns:r="urn:r"><n/><c>');
    expect(applySplices(source, setAttribute(b, 'id', '9'))).toContain(`id='9'/>`);
    expect(setAttribute(b, 'id', '8')).toEqual([]);
    expect(() => applySplices(source, [removeNode(b), removeNode(b)])).toThrow(RangeError);
  });
});
