import { Text } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './Fact.module.css';
import text from './text.module.css';

/** A labelled line of the card, for use in a `dl`. */
export function Fact(props: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>
        <Text className={text.muted}>{props.label}</Text>
      </dt>
      <dd className={styles.value}>{props.children}</dd>
    </div>
  );
}
