import { html, nothing } from 'lit';
import { PageElement } from './page-element.js';

/** Asks who one is, where the node wants to know. */
class LoginForm extends PageElement {
  static properties = { ...PageElement.properties, fault: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.fault = '';
    this.busy = false;
  }

  render() {
    return html`<main class="login"><form class="card" @submit=${this.enter}>
      <h1><img src="icon.svg" alt="" width="22" height="22"> SiteDatum</h1>
      <label>User <input name="user" required autocomplete="username" spellcheck="false" autocapitalize="none"></label>
      <label>Password <input name="password" type="password" required autocomplete="current-password"></label>
      ${this.fault ? html`<p class="faults" role="alert">${this.fault}</p>` : nothing}
      <button class="primary" ?disabled=${this.busy}>Log in</button>
      <p class="hint">The first account and its password stand in the node's log of its first start.</p>
    </form></main>`;
  }

  async enter(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.busy = true;
    try {
      await this.workspace.api.post('/session', { user: form.get('user'), password: form.get('password') });
      await this.workspace.start();
    } catch (error) {
      this.fault = error.message;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('login-form', LoginForm);
