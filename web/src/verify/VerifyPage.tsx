'use client';
import { Page, PageTitle } from '../frame/Page.tsx';

/** This page is being written right now on branch `lead`: whoever reads this elsewhere leaves it to that branch. */
export function VerifyPage() {
  return (
    <Page>
      <PageTitle title="Verify" />
    </Page>
  );
}
