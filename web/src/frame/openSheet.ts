import { createStore } from '../state/createStore.ts';

export type FrameSheet = 'palette' | 'settings' | 'shortcuts' | 'notifications' | 'network' | 'more';

/** Which of the frame's sheets is open; one at a time. */
export const openSheet = createStore<FrameSheet | null>(null);

export function closeSheet(): void {
  openSheet.set(null);
}
