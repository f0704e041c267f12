import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Language } from '../text/language';

/** A page that knows whether something entered would be lost. */
export interface HoldsInput {
  hasUnsavedInput(): boolean;
}

/** Asks before a page with unsaved input is left. */
export const unsavedChanges: CanDeactivateFn<HoldsInput> = (page) =>
  !page.hasUnsavedInput() || confirm(inject(Language).text().shell.leaveUnsaved);
