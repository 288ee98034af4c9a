import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import fact from '../components/Fact.module.css';
import view from '../components/view.module.css';

/** The size of a card's usual content. */
export interface UsualSize {
  /** Lines with a label. */
  facts: number;
  /** What can be opened. */
  sections: number;
}

/** The widths of facts. */
const WIDTHS = ['70%', '60%', '40%', '90%', '50%', '65%', '30%', '45%'];

/**
 * A placeholder with the proportions and the height of a healthy status, so that
 * the page does not jump.
 */
export function LoadingSkeleton(props: { label: string; size: UsualSize }) {
  const { facts, sections } = props.size;
  return (
    <Flex direction="column" gap="4" className={view.view} aria-busy>
      <VisuallyHidden role="status">{props.label}</VisuallyHidden>
      <Flex align="center" gap="3">
        <Skeleton width="7rem" height="2rem" rounded />
        <Skeleton width="8rem" height="1rem" />
      </Flex>
      <div className={view.facts}>
        {Array.from({ length: facts }, (_, index) => (
          <div key={index} className={fact.fact}>
            <Skeleton width="4rem" height="1.25rem" />
            <Skeleton width={WIDTHS[index % WIDTHS.length]} height="1.5rem" />
          </div>
        ))}
      </div>
      {sections > 0 && (
        <Flex direction="column" gap="1">
          {Array.from({ length: sections }, (_, index) => (
            <Skeleton key={index} width="100%" height="2rem" />
          ))}
        </Flex>
      )}
      <Skeleton width="14rem" height="1rem" />
    </Flex>
  );
}
