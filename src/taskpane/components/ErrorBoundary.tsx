/** A net: an error while drawing gives a message and a way to try again instead of an empty pane. What was done lives outside of it and stays. React offers this to classes only. */
import { Component, type ReactNode } from 'react';
import type { Lang } from '../../core/lang';
import { texts } from '../texts';

interface Props {
  readonly lang: Lang;
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { readonly message: string | undefined }> {
  override state = { message: undefined };

  static getDerivedStateFromError(error: unknown): { readonly message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    const { lang, children } = this.props;
    if (message === undefined) return children;
    return (
      <div role="alert" style={{ padding: 16 }}>
        <p>{texts.broken[lang]}</p>
        <p>{message}</p>
        <button type="button" onClick={() => this.setState({ message: undefined })}>
          {texts.tryAgain[lang]}
        </button>
      </div>
    );
  }
}
