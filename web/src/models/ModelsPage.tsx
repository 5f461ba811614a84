'use client';
import { Page, PageTitle } from '../frame/Page.tsx';

export function ModelsPage() {
  return (
    <Page>
      <PageTitle title="Models" />
    </Page>
  );
}
