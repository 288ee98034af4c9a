import { SidebarItem } from '@backstage/core-components';
import CloudOffIcon from '@material-ui/icons/CloudOff';

/** Makes clear that the demo's AWS is simulated, and links to it. */
export const SimulationNotice = () => (
  <SidebarItem
    icon={CloudOffIcon}
    to="http://127.0.0.1:4566"
    text="Simulated AWS"
  />
);
