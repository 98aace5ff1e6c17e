/** Where what has the keyboard goes with its view (a button that leads on, say), the part of the pane that holds it takes the keyboard: Tab goes on from its first control. */
import { useEffect, type RefObject } from 'react';

export const useKeptFocus = (part: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const root = part.current;
    if (!root) return;
    let last: Node | undefined;
    const entered = ({ target }: FocusEvent): void => {
      last = target as Node;
    };
    // Browsers also say of what is taken away that it was left: what is still there was left by somebody.
    const left = ({ target }: FocusEvent): void =>
      queueMicrotask(() => {
        if (target === last && (target as Node).isConnected) last = undefined;
      });
    const changed = new MutationObserver(() => {
      if (!last || last.isConnected) return;
      last = undefined;
      if (document.activeElement === document.body) root.focus({ preventScroll: true });
    });
    root.addEventListener('focusin', entered);
    root.addEventListener('focusout', left);
    changed.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', entered);
      root.removeEventListener('focusout', left);
      changed.disconnect();
    };
  }, [part]);
};
