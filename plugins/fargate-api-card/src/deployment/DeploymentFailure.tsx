import { Card, CardBody } from '@backstage/ui';
import { useTranslate } from '../messages/useTranslate';
import styles from './deployment.module.css';
import { Outcome } from './outcomeOf';

/** How a deployment failed: what happened, why, the evidence, what is now and what to do. */
export function DeploymentFailure({ outcome }: { outcome: Outcome }) {
  const t = useTranslate();
  return (
    <Card>
      <CardBody>
        <dl className={styles.outcome}>
          {outcome.map(({ part, texts }) => (
            <div key={part} className={styles.part} data-part={part}>
              <dt>{t(`deployment.${part}`)}</dt>
              <dd>{texts.join('\n')}</dd>
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  );
}
