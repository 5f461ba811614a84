'use client';
import { Page, PageTitle } from '../frame/Page.tsx';

export function HomePage() {
  return (
    <Page>
      <PageTitle title="Home" />
    </Page>
  );
}
