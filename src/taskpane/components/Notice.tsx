/** A message in a bar: what happened, and what can be done about it. */
import { MessageBar, MessageBarActions, MessageBarBody, type MessageBarIntent } from '@fluentui/react-components';
import type { ReactNode } from 'react';

export const Notice = ({
  intent,
  children,
  actions,
}: {
  readonly intent: MessageBarIntent;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) => (
  <MessageBar intent={intent} layout="multiline">
    <MessageBarBody>{children}</MessageBarBody>
    {actions && <MessageBarActions>{actions}</MessageBarActions>}
  </MessageBar>
);
