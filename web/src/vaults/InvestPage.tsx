'use client';
import { Page, PageTitle } from '../frame/Page.tsx';

export function InvestPage() {
  return (
    <Page>
      <PageTitle title="Invest" />
    </Page>
  );
}
