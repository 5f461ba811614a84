// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice A token that refuses some receivers, as tokens with a blocklist do.
contract RefusingToken is ERC20 {
    mapping(address receiver => bool) private _refused;

    error Refused(address receiver);

    constructor() ERC20("Refusing", "NO") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setRefused(address receiver, bool refused) external {
        _refused[receiver] = refused;
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (_refused[to]) revert Refused(to);
        super._update(from, to, amount);
    }
}
