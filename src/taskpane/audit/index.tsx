/** The desk as the pane shows it: fetched when it is first asked for, so that a pane that only computes does not carry it. */
import { Spinner } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { useText } from '../lang-context';
import { texts } from '../texts/texts';

const View = lazy(() => import('./DeskView').then(({ DeskView }) => ({ default: DeskView })));
const Bar = lazy(() => import('./DeskBar').then(({ DeskBar }) => ({ default: DeskBar })));

export const Desk = () => {
  const t = useText();
  return (
    <Suspense fallback={<Spinner size="tiny" label={t(texts.loading)} />}>
      <View />
    </Suspense>
  );
};

export const DeskFoot = () => (
  <Suspense fallback={null}>
    <Bar />
  </Suspense>
);
