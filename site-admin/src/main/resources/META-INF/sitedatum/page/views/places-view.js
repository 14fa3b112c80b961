import { html } from 'lit';
import { PageElement } from '../shell/page-element.js';
import { objectList } from './object-list.js';
import './content-anchors.js';
import './fence-walk.js';
import './object-form.js';

/** Walls with their material, fences with their floor, what headsets have anchored, and the floors themselves. */
class PlacesView extends PageElement {
  render() {
    const { workspace } = this;
    return html`
      <object-form .workspace=${workspace}></object-form>
      ${['wall', 'fence'].map((kind) => objectList(workspace, kind))}
      <fence-walk .workspace=${workspace}></fence-walk>
      <content-anchors .workspace=${workspace}></content-anchors>
      ${objectList(workspace, 'floor')}`;
  }
}

customElements.define('places-view', PlacesView);
