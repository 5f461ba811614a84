'use client';
import { Page, PageTitle } from '../frame/Page.tsx';

export function TradePage() {
  return (
    <Page>
      <PageTitle title="Trade" />
    </Page>
  );
}
