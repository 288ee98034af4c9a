import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import { useState } from 'react';
import { useTranslate } from '../messages/useTranslate';
import { AdvisedChoices } from './AdvisedChoices';
import { NeedsForm } from './NeedsForm';
import { FIRST_NEEDS } from './Needs';

/** The link to it on the home page. */
export const ADVICE_HASH = '#which-api';

/** Which way to run an API: what a person knows of it, and what each way costs then. */
export function ApiAdvice(props: { isOpen: boolean }) {
  const t = useTranslate();
  const [needs, setNeeds] = useState(FIRST_NEEDS);
  const [isOpen, setOpen] = useState(props.isOpen);
  return (
    <Accordion isExpanded={isOpen} onExpandedChange={setOpen}>
      <AccordionTrigger level={2} title={t('advice.title')} />
      <AccordionPanel>
        {isOpen && (
          <>
            <NeedsForm needs={needs} onChange={setNeeds} />
            <AdvisedChoices needs={needs} />
          </>
        )}
      </AccordionPanel>
    </Accordion>
  );
}
