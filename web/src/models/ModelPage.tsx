'use client';
import { Page, PageTitle } from '../frame/Page.tsx';

export function ModelPage() {
  return (
    <Page>
      <PageTitle title="Model" />
    </Page>
  );
}
