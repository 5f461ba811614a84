'use client';
import { Page, PageTitle } from '../frame/Page.tsx';

/** This page is being written right now on branch `invest`: whoever reads this elsewhere leaves it to that branch. */
export function InvestPage() {
  return (
    <Page>
      <PageTitle title="Invest" />
    </Page>
  );
}
