/** The eight clauses as an officer's worksheet has them: a workbook of values, one formula per clause and row with ROUND and MIN, and a list of certifications. */
import { strToU8, zipSync } from 'fflate';
import { CLAUSES, type Clause } from '../../tests/support/vectors/clauses';
import { NUMBERS, type NumberName } from '../../tests/support/vectors/cases';
import { AMOUNT_OF, type PeerRows } from './rows';

/** A–L: the numbers, M and N: the flags, O: certifications, P–W: the clauses. */
const letter = (name: NumberName): string => String.fromCharCode(65 + NUMBERS.indexOf(name));
export const FIRST_RESULT = NUMBERS.length + 3;

const formulas = (r: number): Readonly<Record<Clause, string>> => {
  const at = (name: NumberName): string => `${letter(name)}${r}`;
  const now = at('营业收入');
  const before = at('上年营业收入');
  const research = at('研发投入');
  const earlier = at('上年研发投入');
  const last = AMOUNT_OF.size;
  const tier = (cell: string): string =>
    `IF(${cell}>=5000000000,4,IF(${cell}>1000000000,3,IF(${cell}>=500000000,2,IF(${cell}>=100000000,1,0))))`;
  return {
    growth: `IF(AND(${before}>0,${now}>${before}*1.1),MIN(ROUND((${now}-${before}*1.1)*30%,2),5000000),0)`,
    equipment: `IF(${at('设备投资额')}>=3000000,MIN(ROUND(${at('设备投资额')}*(6%+IF(N${r}=1,4%,IF(M${r}=1,2%,0))),2),15000000),0)`,
    plot: `IF(${at('容积率')}>=2,MIN(ROUND((${at('容积率')}-2)*${at('用地面积')}*150,2),5000000),0)`,
    increment: `IF(AND(${earlier}>0,${research}>=${earlier}*1.1),MIN(ROUND((${research}-${earlier})*36.25%,2),2000000),0)`,
    titles: `SUMPRODUCT(MAX(ISNUMBER(SEARCH("；"&认定!$A$1:$A$${last}&"；","；"&O${r}&"；"))*认定!$B$1:$B$${last}))*10000`,
    tiers: `IF(${tier(now)}>${tier(at('最高年营业收入'))},CHOOSE(${tier(now)},200000,500000,1000000,3000000),0)`,
    interest: `MIN(ROUND(${at('贷款额')}*1.005%,2),200000)`,
    fees: `MIN(ROUND(MIN(${at('检测费')}*50%,100000)+MIN(${at('认证费')}*30%,50000)+${at('咨询费')}*6.5%,2),300000)`,
  };
};

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const text = (value: string): string => `<c t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
const number = (value: number): string => `<c><v>${value}</v></c>`;

const sheet = (rows: readonly string[]): string =>
  `${HEAD}<worksheet ${MAIN}><sheetData>${rows.map((cells) => `<row>${cells}</row>`).join('')}</sheetData></worksheet>`;

export const workbookOf = ({ rows, numbers, key, cluster, titles }: PeerRows): Uint8Array => {
  const data = Array.from({ length: rows }, (_, r) => {
    const of = formulas(r + 1);
    return [
      ...NUMBERS.map((name) => number(numbers[name][r] as number)),
      number(key[r] as number),
      number(cluster[r] as number),
      text(titles[r] as string),
      ...CLAUSES.map((clause) => `<c><f>${escaped(of[clause])}</f></c>`),
    ].join('');
  });
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="汇总" sheetId="1" r:id="rId1"/><sheet name="认定" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet(data),
    'xl/worksheets/sheet2.xml': sheet([...AMOUNT_OF].map(([title, amount]) => text(title) + number(amount))),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), { level: 1 });
};
