// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ITestToken} from "./interfaces/ITestToken.sol";

/// @title A devnet token with a faucet: `tUSD` and `tBTC`
contract TestToken is ITestToken, ERC20, ERC20Permit, Ownable2Step {
    uint256 private constant FAUCET_INTERVAL_SECONDS = 1 days;

    uint8 private immutable _decimals;
    uint256 private immutable _faucetAmount;
    mapping(address to => uint256 availableAt) private _faucetAvailableAt;

    constructor(address owner_, string memory name_, string memory symbol_, uint8 decimals_, uint256 faucetAmount_)
        ERC20(name_, symbol_)
        ERC20Permit(name_)
        Ownable(owner_)
    {
        _decimals = decimals_;
        _faucetAmount = faucetAmount_;
    }

    /// @inheritdoc ITestToken
    function faucet(address to) external {
        uint256 availableAt = _faucetAvailableAt[to];
        if (block.timestamp < availableAt) revert FaucetLimitReached(to, availableAt);
        _faucetAvailableAt[to] = block.timestamp + FAUCET_INTERVAL_SECONDS;
        _mint(to, _faucetAmount);
        emit FaucetPaid(to, _faucetAmount);
    }

    /// @inheritdoc ITestToken
    function mint(address to, uint256 amount) external onlyOwner {
        _mint(to, amount);
    }

    /// @inheritdoc ITestToken
    function faucetAmount() external view returns (uint256) {
        return _faucetAmount;
    }

    /// @inheritdoc ITestToken
    function faucetAvailableAt(address to) external view returns (uint256) {
        return _faucetAvailableAt[to];
    }

    /// @inheritdoc ERC20
    function decimals() public view override returns (uint8) {
        return _decimals;
    }
}
