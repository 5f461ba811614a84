'use client';
import { Page, PageTitle } from '../frame/Page.tsx';

export function VerifyPage() {
  return (
    <Page>
      <PageTitle title="Verify" />
    </Page>
  );
}
