/** The desk: checking amounts of others, step by step, or verifying a result of ours; and the findings, one by one. */
import { Tab, TabList } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { PolicyStep } from '../components/PolicyStep';
import { SettingsStep } from '../components/SettingsStep';
import { useText } from '../lang-context';
import { useRunContext } from '../run-context';
import { useDesk } from './desk-context';
import { FindingsView } from './FindingsView';
import { FindingView } from './FindingView';
import { FoundStep } from './FoundStep';
import { GivenStep } from './GivenStep';
import { useDeskStyles } from './look';
import { PaperStep } from './PaperStep';
import { deskTexts } from './texts';
import { VerifyView } from './VerifyView';

const Steps = () => {
  const styles = useDeskStyles();
  const t = useText();
  return (
    <>
      <p className={`${styles.aside} ${styles.intro}`}>{t(deskTexts.help)}</p>
      <PolicyStep />
      <GivenStep />
      <SettingsStep />
      <FoundStep />
      <PaperStep />
    </>
  );
};

export const DeskView = () => {
  const t = useText();
  const { state } = useRunContext();
  const { desk, actions } = useDesk();
  const top = useRef<HTMLDivElement>(null);
  const { view, found, at, paper } = desk;
  const { selected } = state;
  const { select } = actions;
  // What was selected before the desk came into view says nothing about what is looked for here.
  const before = useRef(selected);
  useEffect(() => {
    if (selected && selected !== before.current) select(selected);
  }, [selected, select]);
  const step = paper ? 5 : found ? 4 : 1;
  // Each result comes into view when it is there; what is opened begins at its beginning.
  useEffect(() => {
    const body = top.current?.closest('[data-part="body"]');
    if (!body) return;
    const section = view === 'audit' && step > 1 ? body.querySelector(`[data-step="${step}"]`) : null;
    if (section) section.scrollIntoView({ block: 'start' });
    else body.scrollTop = 0;
  }, [view, step, at, paper]);
  const finding = found?.audit.findings.find(({ id }) => id === at);
  if (found && view === 'findings')
    return (
      <div ref={top}>
        <FindingsView found={found} />
      </div>
    );
  if (found && finding && view === 'finding')
    return (
      <div ref={top}>
        <FindingView found={found} finding={finding} />
      </div>
    );
  return (
    <div ref={top}>
      <TabList
        size="small"
        aria-label={t(deskTexts.jobs)}
        selectedValue={view === 'verify' ? 'verify' : 'audit'}
        onTabSelect={(_, { value }) => actions.turnTo(value === 'verify' ? 'verify' : 'audit')}
      >
        <Tab value="audit">{t(deskTexts.audit)}</Tab>
        <Tab value="verify">{t(deskTexts.verify)}</Tab>
      </TabList>
      {view === 'verify' ? <VerifyView /> : <Steps />}
    </div>
  );
};
