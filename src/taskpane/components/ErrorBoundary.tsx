/** A net: an error while drawing gives a message and a way to try again instead of an empty pane. What was done lives outside of it and stays. React offers this to classes only. */
import { Component, type ReactNode } from 'react';
import type { Lang } from '../../core/lang';
import { texts } from '../texts/texts';

interface Props {
  readonly lang: Lang;
  readonly children: ReactNode;
}

interface State {
  readonly message: string | undefined;
  /** A part of the pane could not be fetched from its server. */
  readonly fetching: boolean;
}

const WHOLE: State = { message: undefined, fetching: false };

export class ErrorBoundary extends Component<Props, State> {
  override state = WHOLE;

  static getDerivedStateFromError(error: unknown): State {
    return {
      message: error instanceof Error ? error.message : String(error),
      fetching: error instanceof Error && error.name === 'ChunkLoadError',
    };
  }

  override render(): ReactNode {
    const { message, fetching } = this.state;
    const { lang, children } = this.props;
    if (message === undefined) return children;
    return (
      <div role="alert" style={{ padding: 16, overflowWrap: 'anywhere' }}>
        <p>{(fetching ? texts.notFetched : texts.broken)[lang]}</p>
        <p>{texts.technical(message)[lang]}</p>
        <button type="button" onClick={() => this.setState(WHOLE)}>
          {texts.tryAgain[lang]}
        </button>
      </div>
    );
  }
}
