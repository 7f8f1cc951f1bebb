import { render } from 'preact';
import { App } from './app.js';
import './styles/chats.css';
import './styles/conversation.css';
import './styles/media.css';
import './styles/dialog.css';
import './styles/checkout.css';
import './styles/developer.css';

const root = document.getElementById('root');
if (root) render(<App />, root);
