'use client';
import { useSearchParams } from 'next/navigation';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Page, PageTitle } from '../frame/Page.tsx';
import { ModelTable } from './ModelTable.tsx';
import { PublishPanel } from './PublishPanel.tsx';
import { SavedModels } from './SavedModels.tsx';

/** Everything that was published, and the way to publish more. */
export function ModelsPage() {
  return (
    <Suspense>
      <Models />
    </Suspense>
  );
}

function Models() {
  const { t } = useTranslation();
  const asked = useSearchParams().get('publish');
  const [publishing, setPublishing] = useState(false);
  return (
    <Page>
      <PageTitle
        title={t('models.title')}
        note={t('models.intro')}
        tools={
          !publishing &&
          asked === null && (
            <Button variant="primary" onClick={() => setPublishing(true)}>
              {t('models.publishNew')}
            </Button>
          )
        }
      />
      {(publishing || asked !== null) && <PublishPanel key={asked} savedId={asked ?? undefined} />}
      <ModelTable />
      <SavedModels />
    </Page>
  );
}
