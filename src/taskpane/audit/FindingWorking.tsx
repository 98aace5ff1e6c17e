/** How the due amount of a finding is worked out: the items of its row that have a result, one of them in full. */
import { Field, Select } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Finding } from '../../audit/finding';
import { moneyIn } from '../../core/money';
import { text } from '../../core/lang';
import { Fold } from '../components/Fold';
import { Working } from '../components/Working';
import { useText } from '../lang-context';
import type { UnitAward } from '../summary';
import { useSeen } from '../use-seen';
import { useDeskStyles } from './look';
import { unitOf } from './shown';
import type { Found } from './state';
import { deskTexts } from './texts';

/** Items of the finding's row that its column is held against; of a finding about one item, that one first. */
const itemsFor = ({ audit, computed }: Found, finding: Finding, items: readonly UnitAward[]): readonly UnitAward[] => {
  const { policy } = computed;
  const column = audit.columns.find(({ given }) => given.label === finding.about);
  const wanted = new Set((column ? [column] : audit.columns).flatMap(({ given }) => given.items));
  const first = finding.causes.find(({ item }) => item !== undefined)?.item;
  const isFirst = ({ index }: UnitAward): boolean =>
    policy.items[index]?.id === first || policy.items[index]?.title.zh === finding.about;
  const shown = items.filter(
    (one) =>
      wanted.has(policy.items[one.index]?.id ?? '') &&
      !one.unasked &&
      (isFirst(one) || (one.status !== 'not_eligible' && one.status !== 'not_money')),
  );
  return [...shown].sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
};

export const FindingWorking = ({ found, finding }: { readonly found: Found; readonly finding: Finding }) => {
  const styles = useDeskStyles();
  const t = useText();
  const { policy, see } = found.computed;
  const items = useSeen(see, 'itemsAt', finding.at.sheet ?? '', finding.row - 1);
  const shown = useMemo(() => itemsFor(found, finding, items ?? []), [found, finding, items]);
  const money = moneyIn(unitOf(found.audit, finding.about));
  const [chosen, setChosen] = useState<number>();
  const one = shown.find(({ index }) => index === chosen) ?? shown[0];
  return (
    <Fold title={deskTexts.working}>
      {items && !one && <p className={styles.help}>{t(deskTexts.noWorking)}</p>}
      {shown.length > 1 && (
        <div className={styles.fields}>
          <Field label={t(deskTexts.workingItem)}>
            <Select size="small" value={one?.index ?? ''} onChange={(_, { value }) => setChosen(Number(value))}>
              {shown.map(({ index, amount }) => {
                const title = policy.items[index]?.title ?? text('', '');
                return (
                  <option key={index} value={index}>
                    {t(deskTexts.itemOption(title, text(money(amount, 'zh'), money(amount, 'en'))))}
                  </option>
                );
              })}
            </Select>
          </Field>
        </div>
      )}
      {one && <Working policy={policy} see={see} row={one.row} index={one.index} />}
    </Fold>
  );
};
