import React, { useState } from 'react';
import * as util from '../lib/util';
const { join, sep: separator } = require('path'), fs = require('fs');

class Panel extends React.Component {
  render() {
    this.update(1, ...rest);
    super.render();
    const other = new Other('x');
    other.call();
    return <Layout.Side wide={compute()} {...props}><Button onClick={() => util.click(1)} /><b /></Layout.Side>;
  }
  update() { useState`template ${fs.readFileSync(join('a'))}`; }
}
new Panel;
(function () { later(); })();
'text'.trim().split(/x/);
a?.b?.(c)(d);
[1, 2].map(x => Math.max(x));
await import('./dynamic.js');
