'use client';
import { Page, PageTitle } from '../frame/Page.tsx';

export function TrainPage() {
  return (
    <Page>
      <PageTitle title="Train" />
    </Page>
  );
}
