import { render } from 'preact';
import { App } from './app.tsx';
import { startTheme } from './frame/theme.ts';
import { navigate, path, startPlace } from './place.ts';
import './styles/base.css';
import './styles/controls.css';
import './styles/frame.css';
import './styles/tokens.css';
import { openDesk } from './world/token-desk.ts';
import { startWorld } from './world/world.ts';

startTheme();
startPlace();
if (path.value === '/') navigate('/create/tokens', { replace: true });
render(<App />, document.getElementById('app') ?? document.body);
openDesk();
void startWorld();
