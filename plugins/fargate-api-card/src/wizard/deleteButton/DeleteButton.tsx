import { useLocation } from 'react-router-dom';
import { templatePath } from '../../templatePath';
import styles from './DeleteButton.module.css';

const DELETION = templatePath('fargate-delete');

/**
 * Makes the button red that ends the wizard of a deletion. The scaffolder has no option
 * for its colour, so this stands before the app and says which page it is.
 */
export function DeleteButton() {
  const { pathname } = useLocation();
  return pathname === DELETION ? (
    <span hidden className={styles.isDeletion} data-testid="is-deletion" />
  ) : null;
}
