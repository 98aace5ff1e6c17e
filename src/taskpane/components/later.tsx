/** The views that nobody sees at first, each fetched when it is opened, so that the pane begins soon. */
import { Spinner } from '@fluentui/react-components';
import { lazy, Suspense, type ComponentType } from 'react';
import { useText } from '../lang-context';
import { texts } from '../texts/texts';

const later = (load: () => Promise<ComponentType>): ComponentType => {
  // React keeps the failure of a fetch for good: whoever tries again gets a fresh one.
  const fresh = (): ReturnType<typeof lazy> =>
    lazy(() =>
      load().then(
        (view) => ({ default: view }),
        (error: unknown) => {
          View = fresh();
          throw error;
        },
      ),
    );
  let View = fresh();
  return function Later() {
    const t = useText();
    return (
      <Suspense fallback={<Spinner size="tiny" label={t(texts.loading)} />}>
        <View />
      </Suspense>
    );
  };
};

export const CatalogueView = later(async () => (await import('./catalogue/CatalogueView')).CatalogueView);
export const ExplainView = later(async () => (await import('./ExplainView')).ExplainView);
