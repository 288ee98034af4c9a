import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import { useState } from 'react';
import { useTranslate } from '../messages/useTranslate';
import { AdvisedChoices } from './AdvisedChoices';
import { NeedsForm } from './NeedsForm';
import { FIRST_NEEDS } from './Needs';

/** Which way to run an API: what a person knows of it, and what each way costs then. */
export function ApiAdvice() {
  const t = useTranslate();
  const [needs, setNeeds] = useState(FIRST_NEEDS);
  const [isOpen, setOpen] = useState(false);
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
